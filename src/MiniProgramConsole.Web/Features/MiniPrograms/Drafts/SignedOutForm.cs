namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

/// <summary>What became of a form that was sent after its session had ended.</summary>
/// <param name="Address">Where it is given back to its person.</param>
/// <param name="IsKept">Whether what it says is kept there.</param>
/// <param name="Refusal">The status that says why its body was not read to its end; null where it was.</param>
/// <param name="Max">How much it could have sent, in bytes.</param>
internal sealed record SignedOutForm(string? Address, bool IsKept, int? Refusal, long Max);
