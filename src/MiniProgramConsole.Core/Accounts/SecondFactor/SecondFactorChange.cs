using System.Globalization;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>A person's form about the own second factor.</summary>
/// <param name="Sender">The person, and the session, which stays where the others end.</param>
/// <param name="Token">The form's token.</param>
/// <param name="Language">The language of whoever sent it.</param>
public sealed record SecondFactorChange(SessionSender Sender, Guid Token, CultureInfo Language)
{
    /// <summary>Whose second factor it is.</summary>
    public long UserId => Sender.By.UserId;
}
