@echo off
rem Opens the studio for this folder in the browser; Ctrl+C ends it, and leaves a window in which
rem briefgen can be used.
cd /d "%~dp0"
title briefgen
if exist "..\.venv\Scripts\briefgen.exe" set "PATH=%~dp0..\.venv\Scripts;%PATH%"
if exist ".venv\Scripts\briefgen.exe" set "PATH=%~dp0.venv\Scripts;%PATH%"
where briefgen >nul 2>nul
if errorlevel 1 (
  echo briefgen is not installed on this computer, or not for you.
  echo Its README says how, under "Install it". Then close this window, and open it again.
) else (
  briefgen studio
)
cmd /k
