using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>A person who can sign in. The user name is the normalised email.</summary>
public sealed class ApplicationUser : IdentityUser<long>
{
    /// <summary>The most UTF-16 units that a display name may have.</summary>
    public const int MaxDisplayNameLength = 100;

    /// <summary>The most characters that an email may have (RFC 5321).</summary>
    public const int MaxEmailLength = 254;

    /// <summary>The rule of an account's email.</summary>
    public static EmailRule EmailRule { get; } = new(MaxEmailLength, "name@example.com");

    /// <summary>The opaque code in addresses, <see cref="OpaqueCode.Length"/> characters; it never changes.</summary>
    public string Code { get; init; } = OpaqueCode.New();

    /// <summary>The rule of a display name. Names from before links were refused stay until they are changed.</summary>
    public static TextRule NameRule { get; } = new(1, MaxDisplayNameLength / 2, Links: AllowedLinks.None);

    /// <summary>The name shown to others.</summary>
    public required string DisplayName
    {
        get;
        set => (field, NameSearch) = (value, TextNormalizer.Fold(value));
    }

    /// <summary>The display name folded for searching.</summary>
    public string NameSearch { get; private set; } = "";

    /// <summary>The mailbox of the email, however it is spelled: what it is counted by. Accounts of earlier versions may be stored under another spelling.</summary>
    public string MailboxKey => Mailbox.KeyOf(Email!);

    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>The most characters of a language's name.</summary>
    public const int MaxLanguageLength = 16;

    /// <summary>The language in which mails are written, a culture's name; null where it is not known yet.</summary>
    public string? Language { get; set; }

    /// <summary>When the password was last set by its person, UTC; null where it is the first one.</summary>
    public DateTime? PasswordChangedAt { get; set; }

    /// <summary>When the person deleted the account, UTC; null for an account. What was theirs stays under no name.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Keeps of a deleted account only what history needs: that there was a person.</summary>
    /// <param name="at">The moment, UTC.</param>
    internal void Forget(DateTime at)
    {
        Email = UserName = $"deleted-{Code}@deleted.invalid";
        NormalizedEmail = NormalizedUserName = Email.ToUpperInvariant();
        DisplayName = PersonName.Deleted;
        (PasswordHash, PhoneNumber, Language) = (null, null, null);
        (PasswordChangedAt, LastActiveAt) = (null, null);
        (EmailConfirmed, TwoFactorEnabled) = (false, false);
        (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        DeletedAt = at;
    }

    /// <summary>When a session that ended since was last used, or the last one began, UTC; null before the first. A living session may tell of later.</summary>
    public DateTime? LastActiveAt { get; set; }

    /// <summary>Makes an email the account's; the user name follows it, and what was signed in with before counts no more.</summary>
    /// <param name="email">The email.</param>
    /// <param name="normalized">The email, normalised.</param>
    internal void TakeEmail(string email, string normalized)
    {
        (Email, NormalizedEmail) = (email, normalized);
        (UserName, NormalizedUserName) = (normalized, normalized);
        SecurityStamp = Guid.NewGuid().ToString();
    }
}
