namespace MiniProgramConsole.Core.Workspaces;

public record MembershipQuery(long UserId, DateTime Now, bool IsRequiredOfAll);
