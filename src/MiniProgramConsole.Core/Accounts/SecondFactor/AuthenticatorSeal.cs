using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Encrypts secrets with the data protection keys, so that reading the table isn't enough to generate codes.</summary>
public sealed class AuthenticatorSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector(nameof(Authenticator));

    public string SealNew() => protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(OneTimeCode.SecretBytes)));

    /// <summary>Base32. Throws <see cref="CryptographicException"/> if the key is lost, as <see cref="Reseal"/> does.</summary>
    public string Open(string sealedSecret) => protector.Unprotect(sealedSecret);

    public string Reseal(string sealedSecret) => protector.Protect(protector.Unprotect(sealedSecret));

    internal byte[] OpenBytes(string sealedSecret) => Base32Encoding.ToBytes(Open(sealedSecret));
}
