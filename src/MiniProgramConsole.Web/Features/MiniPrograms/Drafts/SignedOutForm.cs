namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

internal sealed record SignedOutForm(string? Address, bool IsKept, int? Refusal, long Max);
