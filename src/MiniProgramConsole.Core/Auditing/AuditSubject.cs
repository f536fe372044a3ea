namespace MiniProgramConsole.Core.Auditing;

/// <summary>The stored codes of what things are done to.</summary>
public static class AuditSubject
{
    /// <summary>A mini program; its ID is the mini program ID.</summary>
    public const string MiniProgram = "mini-program";
}
