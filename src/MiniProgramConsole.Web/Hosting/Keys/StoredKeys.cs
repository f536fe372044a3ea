using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting.Keys;

/// <summary>The rows of data-protection keys. Each has its secret in one element: in clear and marked as what should not be, or encrypted.</summary>
internal sealed class StoredKeys(ConsoleDbContext database, KeySettings settings, IServiceProvider services, ILoggerFactory loggers)
{
    // The framework's format, docs: "Key storage format in ASP.NET Core".
    private static readonly XNamespace Namespace = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Encrypted = Namespace + "encryptedSecret";
    private static readonly XName InClear = Namespace + "requiresEncryption";
    private const string Decryptor = "decryptorType";

    private readonly EncryptedXmlDecryptor decryptor = new(services);

    /// <summary>Encrypts those in clear with the certificate that is set.</summary>
    /// <param name="renews">Whether those encrypted with the certificate before are too, which nodes that have only that one can't read then.</param>
    /// <param name="cancellationToken">Cancels what was not written.</param>
    /// <returns>How many were.</returns>
    public async Task<int> ProtectAsync(bool renews, CancellationToken cancellationToken)
    {
        if (settings.Certificate is not { } certificate)
        {
            return 0;
        }

        var encryptor = new CertificateXmlEncryptor(certificate, loggers);
        foreach (var row in await database.DataProtectionKeys.ToListAsync(cancellationToken))
        {
            var key = XElement.Parse(row.Xml!);
            var secrets = SecretsOf(key).Where(secret => NeedsEncrypting(secret, renews)).ToList();
            foreach (var secret in secrets)
            {
                var info = encryptor.Encrypt(Open(secret));
                secret.ReplaceWith(new XElement(
                    Encrypted, new XAttribute(Decryptor, info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
            }

            row.Xml = secrets.Count > 0 ? key.ToString(SaveOptions.DisableFormatting) : row.Xml;
        }

        return await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Says, in words for the operator, that keys are there that no certificate opens; null where all can be read.</summary>
    public async Task<string?> FindUnreadableAsync(CancellationToken cancellationToken)
    {
        var rows = await database.DataProtectionKeys.AsNoTracking().Select(row => row.Xml!).ToListAsync(cancellationToken);
        var unreadable = rows.SelectMany(xml => SecretsOf(XElement.Parse(xml))).FirstOrDefault(secret => !CanOpen(secret));
        return unreadable is null
            ? null
            : $"The keys in the database are encrypted with another certificate ({CertificateOf(unreadable)?.Subject}). "
                + "Set Keys__Certificate or Keys__PreviousCertificate to it.";
    }

    /// <summary>The number of the last row; 0 where there is none.</summary>
    public async Task<int> FindLastAsync(CancellationToken cancellationToken) =>
        await database.DataProtectionKeys.MaxAsync(row => (int?)row.Id, cancellationToken) ?? 0;

    /// <summary>Removes all rows up to one: what their keys sealed is believed no more.</summary>
    public Task RemoveUntilAsync(int last, CancellationToken cancellationToken) =>
        database.DataProtectionKeys.Where(row => row.Id <= last).ExecuteDeleteAsync(cancellationToken);

    private static IEnumerable<XElement> SecretsOf(XElement key) => key.Descendants()
        .Where(element => element.Name == Encrypted || (bool?)element.Attribute(InClear) == true);

    private bool NeedsEncrypting(XElement secret, bool renews) =>
        secret.Name != Encrypted || (renews && CertificateOf(secret)?.Thumbprint != settings.Certificate!.Thumbprint);

    private static X509Certificate2? CertificateOf(XElement secret) =>
        secret.Descendants().FirstOrDefault(element => element.Name.LocalName == "X509Certificate") is { } found
            ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(found.Value))
            : null;

    private XElement Open(XElement secret) =>
        secret.Name == Encrypted ? decryptor.Decrypt(new XElement(secret.Elements().Single())) : new XElement(secret);

    private bool CanOpen(XElement secret)
    {
        try
        {
            Open(secret);
            return true;
        }
        catch (CryptographicException)
        {
            // The framework's only answer where the certificate is not there.
            return false;
        }
    }
}
