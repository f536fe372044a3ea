using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>A living session with its person, and what the person is in the workspace and on the mini program of the route.</summary>
internal sealed record SessionReading(SessionFacts Session, WorkspaceMembership? Membership = null, ProgramRole? ProgramRole = null)
{
    /// <summary>The SHA-256 of the secret by which it was found.</summary>
    public string SecretHash { get; init; } = "";

    /// <summary>Whether it was found by the secret that the session had before.</summary>
    public bool IsByFormerSecret { get; init; }
}
