namespace MiniProgramConsole.Core.Images;

/// <summary>What counts of an image whose parts are all there.</summary>
/// <param name="File">The file with nothing but what makes the picture: no texts, no thumbnails, nothing between or behind its parts.</param>
/// <param name="IsGrey">Whether it has one channel of colour.</param>
/// <param name="ColourChunks">The chunks by which a PNG says what its colours mean, as they are written; empty for sRGB.</param>
internal sealed record ImageContent(byte[] File, bool IsGrey, byte[] ColourChunks)
{
    /// <summary>Reads a JPEG or PNG; null where something is missing or damaged, or where it is neither.</summary>
    /// <param name="file">The file's bytes.</param>
    public static ImageContent? Read(ReadOnlySpan<byte> file) => ImageKind.Find(file) switch
    {
        ImageKind.Png => PngStructure.Read(file),
        ImageKind.Jpeg => JpegStructure.Read(file),
        _ => null,
    };
}
