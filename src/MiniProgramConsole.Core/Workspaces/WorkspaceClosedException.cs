namespace MiniProgramConsole.Core.Workspaces;

/// <summary>The workspace was closed after the person's membership was read: it is there for nobody, and nothing was written.</summary>
public sealed class WorkspaceClosedException : Exception;
