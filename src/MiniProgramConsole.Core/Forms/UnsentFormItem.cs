namespace MiniProgramConsole.Core.Forms;

/// <summary>A form that had no effect yet, as its person finds it again.</summary>
/// <param name="Token">The form's token.</param>
/// <param name="SavedAt">When it was typed last, UTC.</param>
/// <param name="Form">What it says.</param>
public sealed record UnsentFormItem(Guid Token, DateTime SavedAt, TypedForm Form);
