using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Keys;

internal static class CertificateFile
{
    private const int MinKeyBits = 2048;

    /// <summary>Also reads the settings <c>NAMEPassword</c> and <c>NAMEKey</c>; null if <c>NAME</c> is empty.</summary>
    public static X509Certificate2? Read(IConfigurationSection keys, string name)
    {
        if (keys[name] is not { Length: > 0 } path)
        {
            return null;
        }

        var setting = $"Keys__{name}";
        var content = ReadFile(setting, path);
        var keyContent = keys[$"{name}Key"] is { Length: > 0 } keyPath ? ReadFile($"{setting}Key", keyPath) : content;
        var certificate = Load(content, keyContent, keys[$"{name}Password"]);
        if (certificate is not { HasPrivateKey: true })
        {
            throw new ConfigurationException(
                $"{setting} is '{path}'. It needs a certificate and its private key, as PEM or PFX; {setting}Password must open a key that is "
                + $"encrypted, and {setting}Key can name the file of a PEM's key.");
        }

        using var key = certificate.GetRSAPrivateKey();
        return key is { KeySize: >= MinKeyBits }
            ? certificate
            : throw new ConfigurationException($"{setting} is '{path}'. Its key must be RSA with at least {MinKeyBits} bits.");
    }

    private static byte[] ReadFile(string setting, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{setting} is '{path}'. There is no such file, or the console may not read it.");
        }
    }

    private static X509Certificate2? Load(byte[] content, byte[] keyContent, string? password)
    {
        try
        {
            var (text, keyText) = (Encoding.UTF8.GetString(content), Encoding.UTF8.GetString(keyContent));
            return !text.Contains("-----BEGIN ", StringComparison.Ordinal) ? X509CertificateLoader.LoadPkcs12(content, password, Storage)
                : keyText.Contains(
                    "-----BEGIN ENCRYPTED ", StringComparison.Ordinal) ? X509Certificate2.CreateFromEncryptedPem(text, keyText, password)
                : X509Certificate2.CreateFromPem(text, keyText);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // The library throws these for another kind of file, a wrong password or another certificate's key.
            return null;
        }
    }

    // The key must not be stored on this machine, which macOS doesn't support.
    private static X509KeyStorageFlags Storage =>
        OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
}
