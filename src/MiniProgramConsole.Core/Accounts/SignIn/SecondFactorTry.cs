using System.Globalization;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>A code, typed after the right password.</summary>
/// <param name="Ticket">The secret of the <see cref="SecondFactorTicket"/> that the right password gave.</param>
/// <param name="Code">The code as typed.</param>
/// <param name="Remembers">Whether the browser is to stand for the second factor from now on.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Language">The language of whoever types it.</param>
public sealed record SecondFactorTry(
    string? Ticket, string? Code, bool Remembers, SignInOrigin Origin, CultureInfo Language);
