using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

public sealed class ApplicationUser : IdentityUser<long>
{
    /// <summary>In UTF-16 units; <see cref="NameRule"/> allows half as many characters.</summary>
    public const int MaxDisplayNameLength = 100;

    /// <summary>The limit of RFC 5321.</summary>
    public const int MaxEmailLength = 254;

    public static EmailRule EmailRule { get; } = new(MaxEmailLength, "name@example.com");

    public string Code { get; init; } = OpaqueCode.New();

    /// <summary>A name from before links were refused may stay until it is changed.</summary>
    public static TextRule NameRule { get; } = new(1, MaxDisplayNameLength / 2, Links: AllowedLinks.None);

    public required string DisplayName
    {
        get;
        set => (field, NameSearch) = (value, TextNormalizer.Fold(value));
    }

    public string NameSearch { get; private set; } = "";

    /// <summary>The same for every spelling of the email. The <c>NormalizedEmail</c> of older accounts may differ.</summary>
    public string MailboxKey => Mailbox.KeyOf(Email!);

    public DateTime CreatedAt { get; init; }

    public const int MaxLanguageLength = 16;

    /// <summary>A culture name; null until the person's language is known.</summary>
    public string? Language { get; set; }

    /// <summary>Null while the password is the one from registration.</summary>
    public DateTime? PasswordChangedAt { get; set; }

    /// <summary>The row stays without personal data, because history refers to it.</summary>
    public DateTime? DeletedAt { get; set; }

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

    /// <summary>Updated when a session begins or ends, so an active session may have been used later.</summary>
    public DateTime? LastActiveAt { get; set; }

    /// <summary>The new security stamp invalidates sign-ins in progress.</summary>
    internal void TakeEmail(string email, string normalized)
    {
        (Email, NormalizedEmail) = (email, normalized);
        (UserName, NormalizedUserName) = (normalized, normalized);
        SecurityStamp = Guid.NewGuid().ToString();
    }
}
