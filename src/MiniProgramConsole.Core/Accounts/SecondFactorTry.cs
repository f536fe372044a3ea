using System.Globalization;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>A code, typed after the right password.</summary>
/// <param name="UserId">Whose password was right.</param>
/// <param name="SecurityStamp">The account's stamp at that moment; with another password it is another one.</param>
/// <param name="Token">What tells this sign-in from others.</param>
/// <param name="Code">The code as typed.</param>
/// <param name="Remembers">Whether the browser is to stand for the second factor from now on.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Language">The language of whoever types it.</param>
public sealed record SecondFactorTry(
    long UserId, string SecurityStamp, Guid Token, string? Code, bool Remembers, SignInOrigin Origin, CultureInfo Language);
