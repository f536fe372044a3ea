using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace MiniProgramConsole.Web.Security;

/// <summary>What the sign-in page gives, sealed, to somebody with the right password whose email is not confirmed: the right to have the mail sent again.</summary>
public sealed class ResendTicket(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(ResendTicket)).ToTimeLimitedDataProtector();

    public string Make(long userId) => protector.Protect(userId.ToString(CultureInfo.InvariantCulture), Lifetime);

    /// <summary>For whom a ticket was made, and what tells it from others; null where it has expired or is none.</summary>
    public (long UserId, Guid Key)? Read(string? ticket)
    {
        try
        {
            return ticket is null
                ? null
                : (long.Parse(protector.Unprotect(ticket), CultureInfo.InvariantCulture), new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(ticket))[..16]));
        }
        catch (CryptographicException)
        {
            // The framework's only answer to what is no ticket.
            return null;
        }
    }
}
