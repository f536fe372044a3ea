using System.Globalization;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>What a signed-in person typed to prove who they are.</summary>
/// <param name="Password">The password.</param>
/// <param name="Code">A code of the authenticator app, or a recovery code; it counts where the account has a second factor.</param>
/// <param name="CodeField">The field of the code.</param>
/// <param name="Form">The key of the form; null where it has none.</param>
/// <param name="Language">The language of notices, for a person whose own is not known.</param>
public sealed record TypedProof(string? Password, string? Code, string CodeField, Guid? Form, CultureInfo Language);
