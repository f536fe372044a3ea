using System.Globalization;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Core.Accounts.SignIn;

public sealed record SecondFactorTry(
    string? Ticket, string? Code, bool Remembers, SignInOrigin Origin, CultureInfo Language);
