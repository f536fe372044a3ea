using System.Buffers;
using System.Buffers.Binary;

namespace MiniProgramConsole.Core.Images;

/// <summary>Decoders tolerate what an upload must not have: a missing end, damaged data, data of another length.</summary>
internal sealed class JpegStructure
{
    // Programs write about 10 scans, hand-made lists about 30. A scan of 50 bytes can cost a pass over the whole picture.
    private const int MaxScans = 64;
    private const byte DefineTables = 0xC4;
    private const byte DefineRestartInterval = 0xDD;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte AppExif = 0xE1;
    private const byte AppProfile = 0xE2;
    private const byte AppAdobe = 0xEE;
    private const byte Comment = 0xFE;

    // Some programs leave padding between data and the next marker, and every decoder skips it. Fill bytes do not count.
    private const int MaxPadding = 32;

    private readonly JpegHuffmanTable?[] dcTables = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] acTables = new JpegHuffmanTable?[4];
    private readonly ArrayBufferWriter<byte> picture = new();
    private readonly SortedDictionary<byte, byte[]> profile = [];
    private JpegFrame? frame;
    private int restartInterval;

    private JpegStructure()
    {
    }

    public static ImageSize? ReadSize(ReadOnlySpan<byte> file)
    {
        var position = 2;
        while (NextSegment(file, ref position, int.MaxValue, out var marker, out var segment) && marker is not (StartOfScan or EndOfImage))
        {
            if (IsStartOfFrame(marker))
            {
                return JpegFrame.Read(marker, segment)?.Size;
            }
        }

        return null;
    }

    /// <summary>Null if anything up to the end marker is missing or damaged.</summary>
    public static ImageContent? Read(ReadOnlySpan<byte> file) => new JpegStructure().Walk(file);

    private static bool IsStartOfFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (DefineTables or 0xC8 or 0xCC);

    // Skips what decoders skip: bytes that aren't markers, fill bytes, and markers without meaning here.
    private static bool NextSegment(
        ReadOnlySpan<byte> file, ref int position, int maxPadding, out byte marker, out ReadOnlySpan<byte> segment)
    {
        marker = 0;
        segment = default;
        for (var padding = 0; position + 1 < file.Length && !IsMarker(file[position], file[position + 1]); position++)
        {
            padding += IsFill(file[position], file[position + 1]) ? 0 : 1;
            if (padding > maxPadding)
            {
                return false;
            }
        }

        if (position + 1 >= file.Length)
        {
            return false;
        }

        marker = file[position + 1];
        position += 2;
        if (marker == EndOfImage)
        {
            return true;
        }

        var length = position + 2 > file.Length ? 0 : BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
        if (length < 2 || position + length > file.Length)
        {
            return false;
        }

        segment = file[(position + 2)..(position + length)];
        position += length;
        return true;
    }

    private static bool IsFill(byte first, byte second) => (first, second) == (0xFF, 0xFF);

    // Not markers: data, fill bytes, restart markers and the one for temporary use.
    private static bool IsMarker(byte first, byte second) => first == 0xFF && second is not (0 or 0xFF or (>= 0xD0 and <= 0xD7) or 1);

    private ImageContent? Walk(ReadOnlySpan<byte> file)
    {
        var (position, scans) = (2, 0);
        picture.Write<byte>([0xFF, 0xD8]);
        while (NextSegment(file, ref position, scans == 0 ? int.MaxValue : MaxPadding, out var marker, out var segment))
        {
            if (marker == EndOfImage)
            {
                picture.Write<byte>([0xFF, EndOfImage]);
                return frame is not null && frame.Components.All(component => component.IsPresent) ? ToContent(frame) : null;
            }

            Keep(marker, segment);
            var start = position;
            var sound = marker switch
            {
                StartOfScan => ++scans <= MaxScans && ReadScan(file, segment, ref position),
                DefineTables => ReadTables(segment),
                DefineRestartInterval => ReadRestartInterval(segment),
                _ when IsStartOfFrame(marker) => ReadFrame(marker, segment),
                _ => true,
            };
            if (!sound)
            {
                return null;
            }

            picture.Write(file[start..position]);
        }

        return null;
    }

    private void Keep(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker == AppProfile && segment.StartsWith("ICC_PROFILE\0"u8) && segment.Length > 14)
        {
            profile[segment[12]] = segment[14..].ToArray();
        }

        var isPicture = marker switch
        {
            AppExif => segment.StartsWith("Exif\0\0"u8),
            AppAdobe => true,
            >= 0xE0 and <= 0xEF or Comment => false,
            _ => true,
        };
        if (isPicture)
        {
            picture.Write<byte>([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
            picture.Write(segment);
        }
    }

    private ImageContent ToContent(JpegFrame found)
    {
        var isGrey = found.Components.Count == 1;
        return new ImageContent(
            picture.WrittenSpan.ToArray(), isGrey, ColourProfile.ChunkOf(profile.Values.SelectMany(part => part).ToArray(), isGrey));
    }

    private bool ReadFrame(byte marker, ReadOnlySpan<byte> segment)
    {
        if (frame is not null)
        {
            return false;
        }

        frame = JpegFrame.Read(marker, segment);
        if (frame is { Progressive: true })
        {
            frame.KeepCoefficients();
        }

        return frame is not null;
    }

    private bool ReadRestartInterval(ReadOnlySpan<byte> segment)
    {
        if (segment.Length != 2)
        {
            return false;
        }

        restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
        return true;
    }

    private bool ReadTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            var (kind, slot) = (segment[0] >> 4, segment[0] & 15);
            segment = segment[1..];
            if (kind > 1 || slot > 3 || JpegHuffmanTable.Read(ref segment) is not { } table)
            {
                return false;
            }

            (kind == 0 ? dcTables : acTables)[slot] = table;
        }

        return true;
    }

    private bool ReadScan(ReadOnlySpan<byte> file, ReadOnlySpan<byte> segment, ref int position)
    {
        if (frame is null || segment.Length == 0 || segment[0] is < 1 or > 4 || segment.Length != 4 + (2 * segment[0]))
        {
            return false;
        }

        var (bandStart, bandEnd, refines) = (segment[^3], segment[^2], segment[^1] >> 4 != 0);
        var basic = !frame.Progressive || bandStart == 0;
        var (needsDc, needsAc) = (basic && !(frame.Progressive && refines), !frame.Progressive || bandStart > 0);
        var bandFits = bandStart == 0 ? bandEnd == 0 : bandStart <= bandEnd && bandEnd <= 63 && segment[0] == 1;
        if (frame.Progressive && !bandFits)
        {
            return false;
        }

        var parts = new List<(JpegComponent Component, JpegHuffmanTable? Dc, JpegHuffmanTable? Ac)>();
        for (var rest = segment[1..^3]; rest.Length > 0; rest = rest[2..])
        {
            var id = rest[0];
            var component = frame.Components.FirstOrDefault(each => each.Id == id && parts.All(part => part.Component != each));
            var (dc, ac) = (dcTables[(rest[1] >> 4) & 3], acTables[rest[1] & 3]);
            if (component is null || (needsDc && dc is null) || (needsAc && ac is null))
            {
                return false;
            }

            component.IsPresent |= basic;
            parts.Add((component, dc, ac));
        }

        frame.RestartInterval = restartInterval;
        var scan = new JpegScan(frame, file, position)
        {
            Parts = parts,
            BandStart = bandStart,
            BandEnd = bandEnd,
            Refines = refines,
        };
        position = scan.FindEnd();
        return position >= 0;
    }
}
