using System.Globalization;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed record TypedProof(string? Password, string? Code, string CodeField, Guid? Form, CultureInfo Language);
