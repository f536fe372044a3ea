using System.Text;

namespace MiniProgramConsole.Core.Images;

internal static class ImageKind
{
    public const string Jpeg = "JPEG";
    public const string Png = "PNG";

    private const int SvgSearch = 4096;

    public static string? Find(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "GIF",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "WebP",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "BMP",
        [0, 0, 1, 0, not 0, 0, ..] => "ICO",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "TIFF",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "PDF",
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', 0, 1 or 2, ..] => "PSD",
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "JPEG XL",
        [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] => "JPEG 2000",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => OfBrand(brand),
        _ => IsSvg(file) ? "SVG" : null,
    };

    private static string? OfBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        [(byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => "AVIF",
        [(byte)'h', (byte)'e', (byte)'i' or (byte)'v', (byte)'c' or (byte)'x' or (byte)'m' or (byte)'s', ..] => "HEIC",
        [(byte)'m', (byte)'i' or (byte)'s', (byte)'f', (byte)'1', ..] => "HEIC",
        _ => null,
    };

    /// <summary>Only a root element is proof: HTML may contain an svg element too.</summary>
    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, SvgSearch)]).AsSpan().TrimStart('\uFEFF').TrimStart();
        while (text.StartsWith("<?") || text.StartsWith("<!"))
        {
            var end = text.StartsWith("<!--") ? "-->" : ">";
            var at = text.IndexOf(end, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + end.Length)..].TrimStart();
        }

        return text.StartsWith("<svg") && text.Length > 4 && (text[4] is '>' or '/' || char.IsWhiteSpace(text[4]));
    }
}
