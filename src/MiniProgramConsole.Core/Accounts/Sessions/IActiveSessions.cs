namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>A session is active if it was last seen, and begun, after these moments.</summary>
public interface IActiveSessions
{
    DateTime SeenAfter { get; }

    DateTime BegunAfter { get; }
}
