from factcheck.align.labels.anchors import without_anchor
from factcheck.align.labels.contents import faults_of_contents

ALL = [without_anchor, faults_of_contents]
