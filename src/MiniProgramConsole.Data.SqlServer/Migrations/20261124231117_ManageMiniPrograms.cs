using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ManageMiniPrograms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MiniPrograms_WorkspaceId_DeletedAt_CreatedAt_Id",
                table: "MiniPrograms");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_SubjectKind_SubjectId_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_WorkspaceId_Id",
                table: "AuditEntries");

            migrationBuilder.AddColumn<string>(
                name: "NameSearch",
                table: "Users",
                type: "nvarchar(1800)",
                maxLength: 1800,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "DeletedById",
                table: "MiniPrograms",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LogoHash",
                table: "MiniPrograms",
                type: "char(64)",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "MiniProgramId",
                table: "Logos",
                type: "char(16)",
                unicode: false,
                fixedLength: true,
                maxLength: 16,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "AuditEntries",
                type: "char(64)",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "AuditEntries",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "AuditEntries",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "AuditEntries",
                type: "char(64)",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Stream",
                table: "AuditEntries",
                type: "varchar(32)",
                unicode: false,
                maxLength: 32,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.RenameColumn(
                name: "MiniProgramId",
                table: "FormSubmissions",
                newName: "SubjectId");

            migrationBuilder.RenameColumn(
                name: "Name",
                table: "FormSubmissions",
                newName: "SubjectName");

            migrationBuilder.AlterColumn<string>(
                name: "SubjectId",
                table: "FormSubmissions",
                type: "varchar(64)",
                unicode: false,
                maxLength: 64,
                collation: "Latin1_General_100_BIN2",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "char(16)",
                oldUnicode: false,
                oldFixedLength: true,
                oldMaxLength: 16,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "SubjectName",
                table: "FormSubmissions",
                type: "nvarchar(256)",
                maxLength: 256,
                collation: "Latin1_General_100_CI_AS_SC",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60,
                oldCollation: "Latin1_General_100_CI_AS_SC");

            // What the new columns say follows from what is there; the rest, which needs hashes, is 'migrate' to add.
            migrationBuilder.Sql("UPDATE MiniPrograms SET LogoHash = (SELECT Hash FROM Logos WHERE Logos.Id = MiniPrograms.LogoId);");

            migrationBuilder.Sql("UPDATE Logos SET MiniProgramId = (SELECT MiniProgramId FROM MiniPrograms WHERE MiniPrograms.LogoId = Logos.Id);");

            migrationBuilder.Sql("UPDATE AuditEntries SET Stream = 'unchained', Number = Id;");

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seal = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Stream);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Token = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkspaceId = table.Column<long>(type: "bigint", nullable: false),
                    Slot = table.Column<int>(type: "int", nullable: false),
                    LaunchTarget = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    Tagline = table.Column<string>(type: "nvarchar(240)", maxLength: 240, nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    Description = table.Column<string>(type: "nvarchar(1600)", maxLength: 1600, nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    LogoHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Industry = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ContactNumber = table.Column<string>(type: "nvarchar(96)", maxLength: 96, nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    ContactEmail = table.Column<string>(type: "nvarchar(2032)", maxLength: 2032, nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    SavedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.AuthorId, x.Token });
                    table.CheckConstraint("CK_Drafts_Slot", "[Slot] >= 1 AND [Slot] <= 10");
                    table.ForeignKey(
                        name: "FK_Drafts_StagedLogos_AuthorId_LogoHash",
                        columns: x => new { x.AuthorId, x.LogoHash },
                        principalTable: "StagedLogos",
                        principalColumns: new[] { "UserId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CreatedAt",
                table: "Sessions",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_DeletedAt",
                table: "MiniPrograms",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_DeletedById",
                table: "MiniPrograms",
                column: "DeletedById");

            migrationBuilder.CreateIndex(
                name: "IX_MiniPrograms_WorkspaceId_DeletedAt_CreatedAt_MiniProgramId",
                table: "MiniPrograms",
                columns: new[] { "WorkspaceId", "DeletedAt", "CreatedAt", "MiniProgramId" });

            migrationBuilder.CreateIndex(
                name: "IX_Logos_MiniProgramId",
                table: "Logos",
                column: "MiniProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Action_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "Action", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_ActorId_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "ActorId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Stream_SubjectId_Number",
                table: "AuditEntries",
                columns: new[] { "Stream", "SubjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_AuthorId_LogoHash",
                table: "Drafts",
                columns: new[] { "AuthorId", "LogoHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedAt",
                table: "Drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_WorkspaceId_AuthorId_Slot",
                table: "Drafts",
                columns: new[] { "WorkspaceId", "AuthorId", "Slot" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Logos_IssuedMiniProgramIds_MiniProgramId",
                table: "Logos",
                column: "MiniProgramId",
                principalTable: "IssuedMiniProgramIds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MiniPrograms_Users_DeletedById",
                table: "MiniPrograms",
                column: "DeletedById",
                principalTable: "Users",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Going back would lose drafts, logos and the chain of the audit trail: restore the backup instead.");
    }
}
