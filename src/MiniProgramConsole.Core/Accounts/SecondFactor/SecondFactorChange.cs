using System.Globalization;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed record SecondFactorChange(SessionSender Sender, Guid Token, CultureInfo Language)
{
    public long UserId => Sender.By.UserId;
}
