namespace MiniProgramConsole.Core.Auditing;

/// <summary>The stored codes of what can be done.</summary>
public static class AuditAction
{
    /// <summary>A mini program was created.</summary>
    public const string MiniProgramCreated = "mini-program.created";
}
