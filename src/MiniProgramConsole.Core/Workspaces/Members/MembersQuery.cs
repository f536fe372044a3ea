namespace MiniProgramConsole.Core.Workspaces.Members;

internal sealed record MembersQuery(long WorkspaceId);
