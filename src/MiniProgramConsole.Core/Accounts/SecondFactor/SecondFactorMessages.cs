using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

internal static class SecondFactorMessages
{
    public static Message Wrong(string? typed) => OneTimeCode.IsOfApp(OneTimeCode.Normalize(typed))
        ? new Message("SecondFactor.WrongCode")
        : new Message("SecondFactor.WrongForm", Authenticator.CodeDigits);

    public static Message RefusalOf(TimeSpan wait)
    {
        var minutes = SignInCheck.MinutesOf(wait);
        return minutes == 1 ? new Message("SecondFactor.Refused.One") : new Message("SecondFactor.Refused", minutes);
    }
}
