namespace MiniProgramConsole.Web.Security;

/// <summary>What forms about the own account ask for besides what they are about.</summary>
public sealed record ProofForm
{
    public string? CurrentPassword { get; init; }

    /// <summary>A code of the authenticator app, or a recovery code.</summary>
    public string? CurrentCode { get; init; }
}
