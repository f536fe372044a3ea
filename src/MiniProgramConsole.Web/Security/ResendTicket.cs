using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace MiniProgramConsole.Web.Security;

/// <summary>For someone with the right password and an unconfirmed email: lets them request the mail again.</summary>
public sealed class ResendTicket(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(ResendTicket)).ToTimeLimitedDataProtector();

    public string Make(long userId) => protector.Protect(userId.ToString(CultureInfo.InvariantCulture), Lifetime);

    public (long UserId, Guid Key)? Read(string? ticket)
    {
        try
        {
            return ticket is null
                ? null
                : (long.Parse(protector.Unprotect(ticket), CultureInfo.InvariantCulture),
                    new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(ticket))[..16]));
        }
        catch (CryptographicException)
        {
            // The framework throws this for anything that isn't a ticket.
            return null;
        }
    }
}
