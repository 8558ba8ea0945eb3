;; A person at Emacs: opens, repairs by a code action, sees the mark go.
;; Run as: emacs --batch -Q -l CONFIG -l emacs.el DOCUMENT RESULT PYTHON
;; Writes to RESULT what was seen, as JSON.  -*- lexical-binding: t; -*-

(require 'flymake)
(require 'json)
(pcase-let ((`(,document ,result ,python) command-line-args-left))
  (setq command-line-args-left nil
        factcheck-command (list python "-m" "factcheck" "lsp" "--by" "ana")
        eglot-sync-connect 60
        eglot-autoshutdown nil
        eglot-confirm-server-edits nil)
  (find-file document)
  (text-mode)
  (flymake-mode 1)
  (apply #'eglot (eglot--guess-contact))
  (cl-flet ((marks () (cl-loop for one in (flymake-diagnostics)
                               when (string-match-p "CHR01\\|21 June 2021 in the chronology"
                                                    (flymake-diagnostic-text one))
                               collect one))
            (wait (is-so) (cl-loop repeat 3000 until (funcall is-so)
                                   do (accept-process-output nil 0.01) (flymake-start))))
    (let (seen)
      (wait (lambda () (marks)))
      (push (cons 'marks (length (marks))) seen)
      (let* ((mark (car (last (marks))))
             (actions (eglot-code-actions (flymake-diagnostic-beg mark)
                                          (flymake-diagnostic-end mark)))
             (action (seq-find (lambda (one)
                                 (string-prefix-p "Line 3: change" (plist-get one :title)))
                               actions)))
        (push (cons 'titles (vconcat (mapcar (lambda (one) (plist-get one :title)) actions))) seen)
        (eglot-execute (eglot-current-server) action))
      (push (cons 'text (buffer-substring-no-properties (point-min) (point-max))) seen)
      (eglot--signal-textDocument/didChange)
      (wait (lambda () (not (marks))))
      (push (cons 'left (length (marks))) seen)
      (with-temp-file result (insert (json-encode seen)))
      (eglot-shutdown (eglot-current-server)))))
