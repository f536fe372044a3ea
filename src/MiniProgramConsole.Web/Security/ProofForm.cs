namespace MiniProgramConsole.Web.Security;

public sealed record ProofForm
{
    public string? CurrentPassword { get; init; }

    public string? CurrentCode { get; init; }
}
