using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>
/// Tells without the database that somebody signed in on a browser within 30 days, and who: sealed, in the browser's cookie. It opens nothing; whoever
/// has one is counted by person, and does not stand in the queue with strangers.
/// </summary>
public sealed class KnownBrowserMark(IDataProtectionProvider protection, TimeProvider time)
{
    private const int Size = 2 * sizeof(long);

    private readonly IDataProtector protector = protection.CreateProtector(nameof(KnownBrowserMark));

    public string Make(long userId)
    {
        var said = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(said, userId);
        BinaryPrimitives.WriteInt64BigEndian(said.AsSpan(sizeof(long)), (time.GetUtcNow() + KnownDevice.Lifetime).UtcTicks);
        return WebEncoders.Base64UrlEncode(protector.Protect(said));
    }

    /// <summary>Who signed in on the browser; null where the mark has expired or is none.</summary>
    public long? Read(string? mark)
    {
        try
        {
            return !string.IsNullOrEmpty(mark) && protector.Unprotect(WebEncoders.Base64UrlDecode(mark)) is { Length: Size } said
                && BinaryPrimitives.ReadInt64BigEndian(said.AsSpan(sizeof(long))) > time.GetUtcNow().UtcTicks
                    ? BinaryPrimitives.ReadInt64BigEndian(said)
                    : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            // The framework's only answers to what is none.
            return null;
        }
    }
}
