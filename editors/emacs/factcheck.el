;;; factcheck.el --- factcheck with Eglot  -*- lexical-binding: t; -*-

;; Emacs 29 or newer; Eglot is part of it.  Put this into your init file, or load it from there, and
;; M-x eglot in a document.  The last form starts it by itself.

;;; Code:

(require 'eglot)

(defvar factcheck-command '("factcheck" "lsp")
  "The command that starts the server, with its arguments.")

(defvar factcheck-modes
  '((markdown-mode :language-id "markdown")
    (gfm-mode :language-id "markdown")
    (text-mode :language-id "plaintext")
    (latex-mode :language-id "latex")
    (LaTeX-mode :language-id "latex")
    (rst-mode :language-id "restructuredtext")
    (adoc-mode :language-id "asciidoc")
    (org-mode :language-id "org")
    (html-mode :language-id "html")
    (mhtml-mode :language-id "html"))
  "The modes of documents, with the names that the server knows.")

(defun factcheck-contact (&rest _)
  "Return how to start the server."
  (append factcheck-command
          '(:initializationOptions (:pause 250 :bothSides t))))

(add-to-list 'eglot-server-programs (cons factcheck-modes #'factcheck-contact))

(defun factcheck-undo ()
  "Take your last decision on this document back."
  (interactive)
  (eglot-execute (eglot-current-server)
                 (list :title "Undo" :command "factcheck.undo"
                       :arguments (vector (eglot--path-to-uri (buffer-file-name))))))

;; M-x eglot-code-actions repairs, decides and silences; M-. goes to the other side;
;; M-? finds every mention of a name.

(dolist (hook '(markdown-mode-hook rst-mode-hook org-mode-hook latex-mode-hook LaTeX-mode-hook))
  (add-hook hook #'eglot-ensure))

(provide 'factcheck)
;;; factcheck.el ends here
