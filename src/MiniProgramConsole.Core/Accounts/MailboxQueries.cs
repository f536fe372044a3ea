using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Finds accounts by mailbox.</summary>
internal static class MailboxQueries
{
    /// <summary>
    /// The account of a mailbox. Accounts from before one mailbox had one key may stand under its former one, and there can be one under each.
    /// </summary>
    /// <param name="users">The accounts.</param>
    /// <param name="key">The mailbox, by <see cref="Mailbox.KeyOf"/>.</param>
    public static IQueryable<ApplicationUser> OfMailbox(this IQueryable<ApplicationUser> users, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return users.Where(user => keys.Contains(user.NormalizedEmail!));
    }

    /// <summary>The same, the account first that is spelled as the email was typed.</summary>
    /// <param name="users">The accounts.</param>
    /// <param name="key">The mailbox.</param>
    /// <param name="typed">The email as typed.</param>
    public static IQueryable<ApplicationUser> OfMailbox(this IQueryable<ApplicationUser> users, string key, string typed)
    {
        var spelled = typed.ToUpperInvariant();
        return users.OfMailbox(key).OrderBy(user => user.NormalizedEmail == spelled ? 0 : 1).ThenBy(user => user.Id);
    }

    /// <summary>The same, of accounts whose email is confirmed.</summary>
    /// <param name="users">The accounts.</param>
    /// <param name="key">The mailbox.</param>
    /// <param name="typed">The email as typed.</param>
    public static IQueryable<ApplicationUser> ConfirmedOfMailbox(this IQueryable<ApplicationUser> users, string key, string typed) =>
        users.OfMailbox(key, typed).Where(user => user.EmailConfirmed);
}
