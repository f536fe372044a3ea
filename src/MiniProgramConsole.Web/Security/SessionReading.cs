using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

internal sealed record SessionReading(
    long SessionId, long UserId, string DisplayName, string Email, DateTime LastSeenAt, WorkspaceMembership? Membership);
