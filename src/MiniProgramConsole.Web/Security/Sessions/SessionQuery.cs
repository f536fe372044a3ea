using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed record SessionQuery(long UserId, DateTime Now, bool IsRequiredOfAll)
    : MembershipQuery(UserId, Now, IsRequiredOfAll), IActiveSessions
{
    public required string SecretHash { get; init; }

    public required DateTime SeenAfter { get; init; }

    public required DateTime BegunAfter { get; init; }

    public string? WorkspaceCode { get; init; }

    /// <summary>Empty if the address names none.</summary>
    public required string MiniProgramId { get; init; }
}
