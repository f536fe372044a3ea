using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Logos;

namespace MiniProgramConsole.Core.MiniPrograms;

internal sealed class MiniProgramConfiguration :
    IEntityTypeConfiguration<MiniProgram>, IEntityTypeConfiguration<IssuedMiniProgramId>, IEntityTypeConfiguration<Logo>
{
    internal const string IssuedIdPrimaryKey = "PK_IssuedMiniProgramIds";

    private const int MaxLanguageTagLength = 35;

    public void Configure(EntityTypeBuilder<IssuedMiniProgramId> builder)
    {
        builder.HasKey(issued => issued.Id).HasName(IssuedIdPrimaryKey);
        builder.Property(issued => issued.Id).IsFixedCode(IssuedMiniProgramId.Length);
    }

    public void Configure(EntityTypeBuilder<Logo> builder)
    {
        builder.Property(logo => logo.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length)
            // SQLite can add a foreign key to an existing table only if the column is nullable.
            .IsRequired(false);
        // References the ID and not the program, whose row already references its logo.
        builder.HasOne<IssuedMiniProgramId>().WithMany().HasForeignKey(logo => logo.MiniProgramId);
    }

    public void Configure(EntityTypeBuilder<MiniProgram> builder)
    {
        // Columns hold what the most generous target allows.
        var targets = LaunchTargetList.All;
        builder.Property(program => program.MiniProgramId).IsFixedCode(IssuedMiniProgramId.Length);
        builder.Property(program => program.LaunchTarget).IsCode(LaunchTarget.MaxCodeLength);
        builder.Property(program => program.Language).IsCode(MaxLanguageTagLength);
        builder.Property(program => program.NameSearch).HasMaxLength(targets.Max(target => target.Name.MaxFoldedLength));
        builder.ComplexProperty(program => program.Details, Configure);

        builder.HasOne(program => program.IssuedId).WithOne().HasForeignKey<MiniProgram>(program => program.MiniProgramId);
        builder.HasOne(program => program.Workspace).WithMany()
            .HasForeignKey(program => new { program.WorkspaceId, program.MerchantId })
            .HasPrincipalKey(workspace => new { workspace.Id, workspace.MerchantId });
        builder.HasIndex(program => new { program.WorkspaceId, program.DeletedAt, program.CreatedAt, program.MiniProgramId });
        builder.HasIndex(program => program.DeletedAt);
        builder.HasIndex(program => new { program.MerchantId, program.NameSearch });
    }

    // Each column is named after its field. All are required, because only valid details are stored.
    private static void Configure(ComplexPropertyBuilder<MiniProgramDetails> builder)
    {
        builder.Ignore(details => details.LaunchTarget);
        foreach (var field in MiniProgramFieldList.Modifiable)
        {
            var column = builder.Property<string?>(field.Name).HasColumnName(field.Name).IsRequired();
            if (field.ColumnLength is { } length)
            {
                column.HasMaxLength(LaunchTargetList.All.Max(length));
            }
        }

        builder.Property(details => details.Logo).HasColumnName("LogoHash").IsHash();
        builder.Property(details => details.Industry).IsCode(Industry.MaxCodeLength);
        builder.Property(details => details.ContactNumber).IsUnicode(false);
    }
}
