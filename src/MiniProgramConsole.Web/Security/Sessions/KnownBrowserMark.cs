using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Says, without the database, who signed in on a browser. It grants nothing, except to be counted by person.</summary>
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
            // The framework throws these for anything that isn't a mark.
            return null;
        }
    }
}
