using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

/// <summary>A living session, its person, and what the person is in the workspace of the route.</summary>
internal sealed record SessionReading(
    long SessionId, long UserId, string DisplayName, string Email, DateTime LastSeenAt, WorkspaceMembership? Membership);
