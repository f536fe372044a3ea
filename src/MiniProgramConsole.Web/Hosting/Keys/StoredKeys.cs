using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting.Keys;

internal sealed class StoredKeys(ConsoleDbContext database, KeySettings settings, IServiceProvider services, ILoggerFactory loggers)
{
    // The framework's format; see "Key storage format in ASP.NET Core" in its docs.
    private static readonly XNamespace Namespace = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Encrypted = Namespace + "encryptedSecret";
    private static readonly XName InClear = Namespace + "requiresEncryption";
    private const string Decryptor = "decryptorType";

    private readonly EncryptedXmlDecryptor decryptor = new(services);

    /// <summary><c>renews</c> includes keys of the previous certificate, which nodes with only that one can no longer read.</summary>
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

    public async Task<string?> FindUnreadableAsync(CancellationToken cancellationToken)
    {
        var rows = await database.DataProtectionKeys.AsNoTracking().Select(row => row.Xml!).ToListAsync(cancellationToken);
        var unreadable = rows.SelectMany(xml => SecretsOf(XElement.Parse(xml))).FirstOrDefault(secret => !CanOpen(secret));
        return unreadable is null
            ? null
            : $"The keys in the database are encrypted with another certificate ({CertificateOf(unreadable)?.Subject}). "
                + "Set Keys__Certificate or Keys__PreviousCertificate to it.";
    }

    public async Task<int> FindLastAsync(CancellationToken cancellationToken) =>
        await database.DataProtectionKeys.MaxAsync(row => (int?)row.Id, cancellationToken) ?? 0;

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
            // The framework throws this if it doesn't have the certificate.
            return false;
        }
    }
}
