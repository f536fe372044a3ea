using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>How a person is called where what they did is shown.</summary>
public static class PersonName
{
    /// <summary>What is stored in place of the name of somebody who deleted the account; no name is empty.</summary>
    internal const string Deleted = "";

    /// <summary>The name to show, in the reader's language where it stands for somebody who deleted the account.</summary>
    /// <param name="stored">The name as stored.</param>
    public static string Of(string stored) => stored == Deleted ? OfDeleted : stored;

    /// <summary>How somebody who deleted the account is called.</summary>
    public static string OfDeleted => new Message("Person.Deleted").ToString();
}
