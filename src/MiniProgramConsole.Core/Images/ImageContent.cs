namespace MiniProgramConsole.Core.Images;

/// <summary><c>File</c> holds only what makes up the picture: no text, thumbnails or trailing data. No chunks mean sRGB.</summary>
internal sealed record ImageContent(byte[] File, bool IsGrey, byte[] ColourChunks)
{
    /// <summary>Null if something is missing or damaged, or if the file is neither a JPEG nor a PNG.</summary>
    public static ImageContent? Read(ReadOnlySpan<byte> file) => ImageKind.Find(file) switch
    {
        ImageKind.Png => PngStructure.Read(file),
        ImageKind.Jpeg => JpegStructure.Read(file),
        _ => null,
    };
}
