using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Seals the secrets of authenticators with the console's data-protection keys, so that the table alone makes no codes.</summary>
public sealed class AuthenticatorSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector(nameof(Authenticator));

    /// <summary>Makes a secret and seals it.</summary>
    public string SealNew() => protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(OneTimeCode.SecretBytes)));

    /// <summary>Opens a sealed secret: its text in Base32, as apps take it.</summary>
    /// <param name="sealedSecret">The sealed secret.</param>
    /// <exception cref="CryptographicException">It was sealed with keys that are lost.</exception>
    public string Open(string sealedSecret) => protector.Unprotect(sealedSecret);

    /// <summary>Seals a sealed secret again, with the key that is in use now.</summary>
    /// <param name="sealedSecret">The sealed secret.</param>
    /// <exception cref="CryptographicException">It was sealed with keys that are lost.</exception>
    public string Reseal(string sealedSecret) => protector.Protect(protector.Unprotect(sealedSecret));

    internal byte[] OpenBytes(string sealedSecret) => Base32Encoding.ToBytes(Open(sealedSecret));
}
