namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal sealed record RoleQuery(long UserId, long WorkspaceId);
