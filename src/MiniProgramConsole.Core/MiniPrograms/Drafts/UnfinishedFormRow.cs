namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

internal sealed record UnfinishedFormRow(Guid Token, DateTime SavedAt, string? LogoHash, string Content);
