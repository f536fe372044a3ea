
namespace MiniProgramConsole.Core.Images;

/// <summary>Reads the bits of a JPEG's scan up to the next marker.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> file, int position)
{
    private readonly ReadOnlySpan<byte> file = file;
    private uint buffer;
    private int buffered;

    /// <summary>Where the next byte is.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Whether more bits were asked for than there are before the next marker.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>The next bits, up to 16; zeros once there are none.</summary>
    public int Read(int count)
    {
        while (buffered < count)
        {
            buffer = (buffer << 8) | NextByte();
            buffered += 8;
        }

        buffered -= count;
        return (int)(buffer >> buffered) & ((1 << count) - 1);
    }

    /// <summary>Drops the bits that fill up the last byte, and with them nothing else.</summary>
    public void Align() => buffered = 0;

    /// <summary>Goes past a restart marker of a number; false where something else stands there.</summary>
    public bool SkipRestart(int number)
    {
        Align();
        SkipFill();
        if (Position + 1 >= file.Length || file[Position] != 0xFF || file[Position + 1] != 0xD0 + number)
        {
            return false;
        }

        Position += 2;
        return true;
    }

    /// <summary>Whether nothing but zeros stands before the next marker.</summary>
    public readonly bool IsPadding()
    {
        var position = Position;
        while (position < file.Length && file[position] == 0)
        {
            position++;
        }

        return position >= file.Length || file[position] == 0xFF;
    }

    /// <summary>Whether nothing is left before the next marker but the ones that fill up the last byte.</summary>
    public readonly bool IsAtEnd()
    {
        var fill = (1u << buffered) - 1;
        return buffered < 8 && (buffer & fill) == fill && (Position >= file.Length || IsMarker());
    }

    private readonly bool IsMarker() => file[Position] == 0xFF && !(Position + 1 < file.Length && file[Position + 1] == 0);

    private uint NextByte()
    {
        if (Position >= file.Length)
        {
            Exhausted = true;
            return 0;
        }

        var value = file[Position];
        if (value != 0xFF)
        {
            Position++;
            return value;
        }

        // FF 00 is a data byte FF; FF and anything else is a marker.
        if (Position + 1 < file.Length && file[Position + 1] == 0)
        {
            Position += 2;
            return value;
        }

        Exhausted = true;
        return 0;
    }

    private void SkipFill()
    {
        while (Position + 1 < file.Length && file[Position] == 0xFF && file[Position + 1] == 0xFF)
        {
            Position++;
        }
    }
}
