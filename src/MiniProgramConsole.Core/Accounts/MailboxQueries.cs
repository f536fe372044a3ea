using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

internal static class MailboxQueries
{
    /// <summary>Older accounts may be stored under the former key of their mailbox, so a mailbox can have two accounts.</summary>
    public static IQueryable<ApplicationUser> OfMailbox(this IQueryable<ApplicationUser> users, string key)
    {
        var keys = Mailbox.KeysOf(key);
        return users.Where(user => keys.Contains(user.NormalizedEmail!));
    }

    public static IQueryable<ApplicationUser> OfMailbox(this IQueryable<ApplicationUser> users, string key, string typed)
    {
        var spelled = typed.ToUpperInvariant();
        return users.OfMailbox(key).OrderBy(user => user.NormalizedEmail == spelled ? 0 : 1).ThenBy(user => user.Id);
    }

    public static IQueryable<ApplicationUser> ConfirmedOfMailbox(this IQueryable<ApplicationUser> users, string key, string typed) =>
        users.OfMailbox(key, typed).Where(user => user.EmailConfirmed);
}
