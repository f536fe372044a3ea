using System.Globalization;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>A person's form about the own second factor.</summary>
/// <param name="By">The person.</param>
/// <param name="SessionId">The session, which stays where the others end.</param>
/// <param name="Token">The form's token.</param>
/// <param name="Language">The language of whoever sent it.</param>
public sealed record SecondFactorChange(Actor By, long SessionId, Guid Token, CultureInfo Language)
{
    /// <summary>Whose second factor it is.</summary>
    public long UserId => By.UserId;
}
