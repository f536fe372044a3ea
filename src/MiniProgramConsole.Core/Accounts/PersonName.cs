using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

public static class PersonName
{
    /// <summary>Stored in place of a deleted account's name. Real names are never empty.</summary>
    internal const string Deleted = "";

    public static string Of(string stored) => stored == Deleted ? OfDeleted : stored;

    public static string OfDeleted => new Message("Person.Deleted").ToString();
}
