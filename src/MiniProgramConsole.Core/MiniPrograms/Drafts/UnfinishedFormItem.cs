
namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

public sealed record UnfinishedFormItem(Guid Token, DateTime SavedAt, string? LogoHash, TypedForm Form);
