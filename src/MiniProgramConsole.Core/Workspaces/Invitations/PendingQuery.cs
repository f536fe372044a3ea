namespace MiniProgramConsole.Core.Workspaces.Invitations;

internal sealed record PendingQuery(long WorkspaceId, DateTime Now);
