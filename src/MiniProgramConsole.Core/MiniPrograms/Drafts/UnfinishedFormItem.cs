
namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>An unfinished form, as its author finds it again.</summary>
/// <param name="Token">The form's token.</param>
/// <param name="SavedAt">When it was last saved, UTC.</param>
/// <param name="LogoHash">The hash of its staged logo; null where it has none.</param>
/// <param name="Form">What it says.</param>
public sealed record UnfinishedFormItem(Guid Token, DateTime SavedAt, string? LogoHash, TypedForm Form);
